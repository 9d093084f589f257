/** From a record definition to the screen. */
export * from './attachment-control.tsx';
export * from './attachment-list.tsx';
export * from './attachment-view.tsx';
export * from './conflict-note.tsx';
export * from './field-words.ts';
export * from './read-attachment.ts';
export * from './record-control.tsx';
export * from './record-facts.tsx';
export * from './record-form.tsx';
export * from './record-changes.ts';
export * from './record-history.tsx';
export * from './use-attachment-pictures.ts';
