import { useMemo } from 'react';
import type { Area, FeatureModule, HomeParts, PaletteCommand } from '../../state/feature.ts';

const nothing = (): number => 0;
const noCommands = (): readonly PaletteCommand[] => [];
const noParts = (): HomeParts => ({});

/**
 * The hooks of all features, one after the other. The lists are made once per opened vault and never
 * change their length or order while it is open, which is all that React asks of hooks.
 */
const each = <T>(hooks: readonly (() => T)[]): T[] => hooks.map((hook) => hook());

export const useCounts = (areas: readonly Area[]): readonly number[] => each(useMemo(() => areas.map((area) => area.useCount ?? nothing), [areas]));

export const useCommands = (features: readonly FeatureModule[]): readonly PaletteCommand[] =>
  each(useMemo(() => features.map((feature) => feature.useCommands ?? noCommands), [features])).flat();

export function useHomeOfAll(features: readonly FeatureModule[]): Required<HomeParts> {
  const parts = each(useMemo(() => features.map((feature) => feature.useHome ?? noParts), [features]));
  return {
    strips: parts.flatMap((part) => part.strips ?? []),
    cards: parts.flatMap((part) => part.cards ?? []),
    nextSteps: parts.flatMap((part) => part.nextSteps ?? []),
  };
}
