/** Marks that turn the reading direction, and signs that take no room: a name with them can look like another. */
const HIDDEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Line separators that no screen shows as one. */
const SEPARATORS = /[\u2028\u2029]/g;

/** Text from outside as it may be shown: hidden marks stand there in words, so that nobody is deceived by them. */
export const visibleText = (text: string): string =>
  text.replace(HIDDEN, (char) => `[U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`).replace(SEPARATORS, '\n');
