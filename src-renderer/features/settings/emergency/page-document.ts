/** What the page shows once it is open: texts only, in one language, in the order they are read. */
export interface PageDocument {
  readonly title: string;
  readonly about: string;
  readonly areas: readonly PageArea[];
}

export interface PageArea {
  readonly name: string;
  readonly records: readonly PageRecord[];
}

export interface PageRecord {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly deleted: boolean;
  readonly parts: readonly { readonly label: string; readonly fields: readonly { readonly label: string; readonly text: string }[] }[];
  readonly history: readonly string[];
  /** `chunk` is null where the attachment itself is not on this PC, or was left out. */
  readonly files: readonly { readonly name: string; readonly chunk: string | null }[];
}

/** The words around it; they stand in the page unsealed, so none of them names anybody. */
export interface PageWords {
  readonly title: string;
  readonly lead: string;
  readonly noScript: string;
  readonly passphrase: string;
  readonly open: string;
  readonly opening: string;
  readonly wrong: string;
  readonly tooOld: string;
  readonly search: string;
  readonly found: string;
  readonly print: string;
  readonly history: string;
  readonly deleted: string;
  readonly saveFile: string;
  readonly fileMissing: string;
}
