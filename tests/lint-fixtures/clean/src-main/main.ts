import { app } from 'electron';
import { d } from '../src-shared/desktop/d.ts';
export const main = [app, d];
