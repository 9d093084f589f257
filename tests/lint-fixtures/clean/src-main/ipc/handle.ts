import { ipcMain } from 'electron';
export const handle = ipcMain;
