export const start = () => new Worker(new URL('../app/main.ts', import.meta.url));
