/** Words of the screens, Japanese first. Each area keeps its messages in catalog/<area>.ts. */
export * from './error-text.ts';
export * from './fill-message.ts';
export * from './format.ts';
export * from './language.ts';
export * from './message.ts';
export * from './text.ts';
