/**
 * Kanji that stand for one another in names, each group led by the form it is searched under.
 * Only search keys use it: a name is stored and shown as typed.
 *
 * First list: pairs whose older form stands in brackets in 常用漢字表（平成22年内閣告示第2号）.
 * Second list: variants in everyday use in family and place names, an editorial choice. 斎 and 斉 are
 * different characters but confused in the same surnames, so one search finds both.
 * Compatibility forms (神, 福 …) need no entry: NFKC folds them.
 */
const JOYO =
  '亜亞 悪惡 圧壓 囲圍 医醫 壱壹 栄榮 営營 衛衞 駅驛 円圓 塩鹽 縁緣 応應 欧歐 桜櫻 横橫 温溫 価價 画畫 会會 絵繪 学學 楽樂 岳嶽 寛寬 関關 観觀 巌巖 帰歸 亀龜 気氣 旧舊 挙擧 峡峽 暁曉 勲勳 薫薰 ' +
  '径徑 恵惠 渓溪 芸藝 県縣 剣劍 顕顯 広廣 恒恆 黄黃 黒黑 国國 済濟 剤劑 桟棧 児兒 辞辭 実實 寿壽 収收 渋澁 従從 渉涉 将將 条條 状狀 乗乘 浄淨 静靜 嬢孃 真眞 尽盡 数數 瀬瀨 声聲 専專 浅淺 禅禪 総總 蔵藏 続續 ' +
  '体體 対對 滝瀧 沢澤 択擇 単單 団團 昼晝 虫蟲 鋳鑄 庁廳 聴聽 鎮鎭 鉄鐵 伝傳 点點 当當 党黨 灯燈 徳德 独獨 読讀 届屆 弐貳 悩惱 売賣 麦麥 仏佛 並竝 変變 宝寶 豊豐 万萬 満滿 弥彌 薬藥 与與 誉譽 余餘 謡謠 来來 頼賴 竜龍 両兩 緑綠 塁壘 ' +
  '礼禮 霊靈 郎郞 録錄 湾灣 増增 教敎 清淸 毎每 歩步 産產';

const NAMES =
  '高髙 崎﨑嵜碕 辺邊邉 浜濱濵 島嶋嶌 峰峯 富冨 館舘 斎齋斉齊 柳栁 淵渕渊 桑桒 野埜 杉椙 松枩 船舩 藤籐 秋穐 稲稻 橋槗 蛍螢 吉𠮷 戸戶 彦彥 曽曾 槙槇 晋晉 桧檜 尭堯 遥遙 穂穗 荘莊庄 隣鄰 土圡 歳歲 青靑';

export const KANJI_GROUPS: readonly (readonly string[])[] = [...JOYO.split(' '), ...NAMES.split(' ')].map((group) => [...group]);

const LEAD = new Map(KANJI_GROUPS.flatMap(([lead, ...others]) => others.map((other) => [other, lead as string] as const)));

const ANY = new RegExp(`[${[...LEAD.keys()].join('')}]`, 'gu');

/** Every older or variant form replaced by its group's leading form. */
export const foldKanji = (text: string): string => text.replace(ANY, (char) => LEAD.get(char) ?? char);
