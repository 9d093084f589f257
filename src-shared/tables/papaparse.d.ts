/** The published types need Node and the DOM; this is the part of the library the pure rooms use. */
declare module 'papaparse/papaparse.js' {
  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
    readonly code: string;
    readonly message: string;
    readonly row?: number;
  }
  interface Papa {
    parse(text: string, config: { delimiter: string; newline?: string; skipEmptyLines: false }): { readonly data: string[][]; readonly errors: readonly ParseError[] };
    unparse(rows: readonly (readonly string[])[], config: { delimiter: string; newline: string; quotes: boolean }): string;
  }
  const papa: Papa;
  export default papa;
}
