import { ipcMain } from 'electron';
export const channel = ipcMain;
