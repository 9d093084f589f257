import { catalog } from '../message.ts';

/** 預かり: lines of a file that could not be judged when it came. */
export const held = catalog({
  home: { ja: '預かっていた記録を確かめる', en: 'Records held until now' },
  homeLine: { ja: '{from} No. {number}', en: '{from} No. {number}' },
  title: { ja: '預かっていた記録（{from} No. {number}）', en: 'Records held until now ({from} No. {number})' },
  ownPc: { ja: 'ほかの自分のPC', en: 'another PC of yours' },
  why: { ja: 'ファイルを取り込んだときには判断できなかった記録です', en: 'When the file was taken in, these could not be judged' },
  whyText: {
    ja: '新しい版で書かれていたか、日時が先すぎたため、そのまま預かっていました。いまは読めるようになりました。下の内容を確かめて取り込んでください。それまで、ほかの記録は変わりません。',
    en: 'They were written by a newer version, or their clock was ahead, and were kept as they came. They can be read now. Look at them below and take them in; nothing else changes until then.',
  },
  more: { ja: 'このあとに、ほかのファイルの分が {count:number}件あります。', en: '{count:number} more files follow.' },
  endHolding: { ja: '確かめた（預かりを終える）', en: 'Seen: stop holding' },
  taken: { ja: '{from} No. {number} の預かっていた記録 {count:number}件を取り込みました', en: '{count:number} held records of {from} No. {number} were taken in' },
  none: { ja: '確かめる預かり記録はありません', en: 'Nothing held is waiting' },
  noneText: { ja: '判断できない記録が届くと、そのまま預かり、読めるようになったときにここに出ます。', en: 'What cannot be judged is kept as it came and appears here as soon as it can be read.' },
});
