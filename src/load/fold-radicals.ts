/**
 * Radicals of the block CJK Radicals Supplement, each before the ideograph that it is (Unicode's EquivalentUnifiedIdeograph);
 * Kangxi radicals have theirs as compatibility decomposition.
 */
const PAIRS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'

const SUPPLEMENT = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS[2 * i], PAIRS[2 * i + 1]] as const),
)

/**
 * The text with radicals for characters (⻔ for 门, ⽐ for 比) as ideographs, character for character. PDF files whose fonts map a
 * glyph to both give the radical, and so does what was copied out of them; people see no difference.
 */
export function foldRadicals(text: string): string {
  if (!/[\u2e80-\u2fdf]/.test(text)) return text
  return text
    .replace(/[\u2e80-\u2eff]/g, (radical) => SUPPLEMENT.get(radical) ?? radical)
    .replace(/[\u2f00-\u2fd5]/g, (radical) => radical.normalize('NFKC'))
}
