import { contextBridge } from 'electron';
import { d } from '../../src-shared/desktop/d.ts';
export const preload = [contextBridge, d];
