/** What is refused before and while a seal is opened. All sizes in bytes. */
export const SEAL_LIMITS = {
  sealedBytes: 512 * 1024 * 1024,
  unpackedBytes: 256 * 1024 * 1024,
  recipients: 64,
  /** 64 post-quantum stanzas are about 107 kB. */
  ageHeaderBytes: 128 * 1024,
  /** scrypt log2(N). 20 costs 10 s of computing, so the header is read before any of it. */
  workFactor: 18,
  ratio: 200,
  /** Below this much output an expansion harms nobody, and tiny repetitive files stay readable. */
  ratioFreeBytes: 1024 * 1024,
} as const;
