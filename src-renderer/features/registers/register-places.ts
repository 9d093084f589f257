/** A place of both registers that is no record: the import. */
export const IMPORT = 'import';
