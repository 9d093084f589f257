/**
 * Words that guessers try first, here and in general, after substitution of digits for letters
 * is undone. Short on purpose: what is not here still has to reach its bits by length.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password passw0rd passwd pass admin administrator root user login welcome letmein secret master default guest test
  qwerty qwertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx iloveyou monkey dragon sunshine princess football baseball
  superman batman shadow michael jordan hello freedom whatever trustno1 starwars summer winter spring autumn google
  sakura sakurasaku tokyo osaka kyoto nagoya sapporo fukuoka hiroshima sendai nihon nippon japan yamato fuji fujisan
  doctor ishi isha igaku byouin byoin hospital clinic medical medicine kusuri nurse iryou iryo kenkou kenko koumu
  kousei kouseiroudou roudou mhlw jimu jimukyoku career desk careerdesk kengyo kengyou mentor office career-desk
  arigatou arigato konnichiwa ohayou aishiteru daisuki takara himitsu anpan doraemon pikachu pokemon naruto totoro
  tanaka suzuki satou sato takahashi watanabe itou yamamoto nakamura kobayashi katou kato yoshida yamada sasaki
  taro tarou hanako ichiro jiro kenji hiroshi takashi akira yuki haruka misaki reiwa heisei shouwa showa
  abc123 abcd1234 aaaa asdfasdf changeme computer internet server windows office365 excel microsoft`
    .split(/\s+/)
    .filter((word) => word.length >= 4),
);
