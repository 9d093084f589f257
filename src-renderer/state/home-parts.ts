import { createContext, useContext } from 'react';
import type { HomeParts } from './feature.ts';

/** What all features say on 今日, gathered by the shell, since the home screen may not import them. */
export const HomePartsContext = createContext<Required<HomeParts>>({ strips: [], cards: [], nextSteps: [] });

export const useHomeParts = (): Required<HomeParts> => useContext(HomePartsContext);
