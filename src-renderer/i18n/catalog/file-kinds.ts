import type { LooksLike } from '../../../src-shared/sealing/looks-like.ts';
import { catalog, type Message } from '../message.ts';

/** What a file looks like when it is not ours; keys are those of sealing/looks-like.ts. */
export const fileKinds = catalog({
  zip: { ja: '圧縮ファイル（zip）', en: 'a zip file' },
  'zip-with-cdesk': { ja: '.cdesk の入った圧縮ファイル（zip）', en: 'a zip file with a .cdesk inside' },
  excel: { ja: 'Excel', en: 'Excel' },
  word: { ja: 'Word', en: 'Word' },
  powerpoint: { ja: 'PowerPoint', en: 'PowerPoint' },
  'old-office': { ja: '古い形式の Word・Excel', en: 'an old Word or Excel file' },
  pdf: { ja: 'PDF', en: 'a PDF' },
  jpeg: { ja: '写真（JPEG）', en: 'a photo (JPEG)' },
  png: { ja: '画像（PNG）', en: 'a picture (PNG)' },
  gif: { ja: '画像（GIF）', en: 'a picture (GIF)' },
  tiff: { ja: '画像（TIFF）', en: 'a picture (TIFF)' },
  heic: { ja: '写真（HEIC）', en: 'a photo (HEIC)' },
  gzip: { ja: '圧縮ファイル（gzip）', en: 'a gzip file' },
  html: { ja: 'ウェブページ', en: 'a web page' },
  xml: { ja: 'XML', en: 'XML' },
  mail: { ja: 'メール', en: 'a mail' },
  rar: { ja: '圧縮ファイル（rar）', en: 'a rar file' },
  '7z': { ja: '圧縮ファイル（7z）', en: 'a 7z file' },
  program: { ja: 'プログラム', en: 'a program' },
  shortcut: { ja: 'ショートカット（本体は別の場所）', en: 'a shortcut (the content is elsewhere)' },
  'office-lock': { ja: 'Office が作る作業用のファイル', en: 'a lock file made by Office' },
  'partial-download': { ja: 'ダウンロードの途中のファイル', en: 'an unfinished download' },
  zeros: { ja: '本体のないファイル（0 だけ）', en: 'a file without content (zeros only)' },
  'removed-notice': { ja: '添付が取り除かれたというお知らせ', en: 'a notice that an attachment was removed' },
  text: { ja: '文字だけのファイル', en: 'a text file' },
} satisfies Readonly<Record<Exclude<LooksLike, 'unknown'>, Message>>);
