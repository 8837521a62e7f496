import { remembered } from './remembered.ts'

/**
 * Words that divide a whole between them, as the yearbooks and accounts do: where each part bears one of a set, nothing is
 * left out. A word that stands in another of its set comes behind it. What is all of some wholes alone (人员经费 and 公用经费 of
 * 基本支出) is a calculation link of the concepts.
 */
const COMPLEMENTS: readonly (readonly string[])[] = [
  ['城镇', '农村'],
  ['城镇', '乡村'],
  ['城市', '农村'],
  ['男性', '女性'],
  ['男', '女'],
  ['家庭户', '集体户'],
  ['出口', '进口'],
  ['短期', '中长期'],
  ['上涨', '持平', '下降'],
  ['上升', '持平', '下降'],
  ['增长', '持平', '下降'],
  ['上涨', '下降'],
  ['低收入', '高收入'],
  ['新房', '二手房'],
  ['首套', '二套'],
  ['首次', '再次'],
  ['工业源', '农业源', '生活源', '集中式'],
  ['工业源', '生活源', '集中式'],
  ['研究生', '本科', '专科'],
  ['普通高中', '中等职业'],
  ['村委会', '居委会'],
  ['工资性收入', '经营净收入', '财产净收入', '转移净收入'],
  ['农业', '林业', '牧业', '渔业', '专业及辅助性活动'],
  ['农业', '林业', '牧业', '渔业', '服务业'],
  ['企业', '机关事业'],
  ['地表水', '地下水'],
  ['综合利用', '处置', '贮存'],
  ['书面', '网络'],
  ['上升', '下降'],
  ['增长', '下降'],
  ['高于', '低于'],
  ['夏粮', '秋粮'],
  ['夏粮', '早稻', '秋粮'],
  ['养殖', '捕捞'],
  ['本地', '外出'],
  ['境内', '境外'],
  ['国内', '国外'],
  ['省内', '省外'],
  ['中央', '地方'],
  ['上划中央', '地方'],
  ['上划中央', '上划省级', '地方'],
  ['税务', '财政'],
  ['福利彩票', '体育彩票'],
  ['乐透数字型', '竞猜型', '即开型', '视频型', '基诺型'],
  ['乐透数字型', '竞猜型', '即开型', '视频型'],
  ['乐透数字型', '竞猜型', '即开型', '基诺型'],
  ['非政府', '政府'],
  ['上半年', '下半年'],
  ['一季度', '二季度', '三季度', '四季度'],
  ['公办', '民办'],
  ['集中采购', '分散采购'],
  ['一般债务', '专项债务'],
  ['一般债券', '专项债券'],
  ['新增债券', '再融资债券'],
  ['发行再融资债券', '安排财政资金等'],
  ['返还性', '一般性', '专项'],
  ['税收返还', '一般性转移支付', '专项转移支付'],
  ['轻工业', '重工业'],
  ['第一产业', '第二产业', '第三产业'],
  ['一产', '二产', '三产'],
  ['采矿', '制造', '电力、热力、燃气及水'],
  ['猪肉', '牛肉', '羊肉', '禽肉'],
  ['火电', '水电', '核电', '风电', '太阳能'],
  ['火电', '水电', '风电', '太阳能'],
  ['公路', '铁路', '水路', '民航'],
  ['公路', '铁路', '水路', '航空'],
  ['大型', '中型', '小型', '微型'],
  ['特大型', '大型', '中型'],
  ['高级', '中级', '初级'],
  ['较好', '较差', '一般', '好'],
  ['东部', '中部', '西部', '东北'],
  ['东部', '中部', '西部'],
  ['城市', '县镇', '农村'],
  ['寿险', '健康险', '财产险'],
  ['人身险', '财产险'],
  ['外国人', '香港、澳门和台湾'],
  ['外国人', '港澳台'],
  ['入境', '国内'],
  ['一日游', '过夜'],
  ['党政机关', '事业单位', '企业', '其他'],
  ['法人', '个体'],
  ['存款', '贷款', '其他'],
  ['集中供养', '分散供养'],
  ['社会', '机构'],
  ['A级', 'B级', 'C级', 'D级'],
  ['城区', '农村'],
  ['春收', '秋收'],
  ['非住宅', '住宅'],
  ['非流动', '流动'],
  ['非税', '税收'],
  ['非在编', '在编'],
  ['非国有', '国有'],
  ['非农业', '农业'],
  ['公立', '民营'],
  ['家庭户', '集体户'],
  ['汉族', '少数民族'],
  ['出境', '入境'],
  ['市内', '市外'],
  ['县内', '县外'],
  ['县内', '县外省内', '省外'],
  ['线上', '线下'],
  ['新建', '续建'],
  ['新建', '改扩建'],
  ['内资', '外资'],
  ['货物', '工程', '服务'],
  ['行政', '事业'],
  ['行政', '事业', '工勤'],
  ['管理', '专业技术', '工勤'],
  ['管理', '专技', '工勤'],
  ['以上', '以下'],
  ['离休', '退休'],
  ['在职', '退休'],
  ['在职', '离退休'],
  ['在编在职', '离退休'],
  ['在职在编', '离退休'],
  ['在职', '离休', '退休'],
  ['在职', '离退休', '其他'],
  ['职工', '居民'],
  ['商品零售', '餐饮'],
  ['直接', '间接'],
  ['中央', '省', '市', '县'],
  ['中央', '省', '市', '区'],
  ['中央', '省', '市'],
  ['中央', '省', '县'],
  ['中央', '省', '市', '县', '乡'],
  ['基本支出', '项目支出'],
  ['人员', '公用', '专项'],
  ['一般公共预算', '政府性基金'],
  ['一般公共预算', '政府性基金', '国有资本经营'],
  ['国家级', '省级', '市级', '县级'],
  ['国家级', '省级', '市级', '区级'],
  ['省级', '市级', '县级'],
  ['省级', '市级', '区级'],
  ['高速', '一级', '二级', '三级', '四级'],
  ['高速', '一级', '二级', '三级', '四级', '等外'],
  ['县', '乡', '村'],
  ['县', '镇', '村'],
  ['区', '镇', '村'],
  ['市', '县', '乡', '村'],
  ['市', '县', '镇', '村'],
  ['门诊', '住院'],
  ['门急诊', '住院'],
  ['总馆', '分馆'],
  ['纸质', '电子'],
  ['不满意', '非常满意', '基本满意', '满意'],
  ['不满意', '基本满意', '满意'],
  ['不满意', '非常满意', '比较满意', '满意', '一般'],
  ['不满意', '非常满意', '比较满意', '一般'],
  ['不满意', '很满意', '较满意', '一般'],
  ['非常满意', '比较满意', '一般', '不太满意', '很不满意'],
  ['非常不满意', '非常满意', '比较满意', '一般', '不满意'],
  ['不合格', '合格'],
  ['不达标', '达标'],
  ['未达标', '达标'],
  ['未完成', '完成'],
  ['未完工', '完工'],
  ['未消除', '消除'],
  ['未办结', '办结'],
  ['一般债', '专项债'],
  ['新增', '再融资'],
  ['未整改', '整改'],
  ['正在整改', '已整改'],
  ['立行立改', '分阶段整改', '持续整改'],
  ['立行立改', '分阶段整改', '长期整改'],
  ['立行立改', '限期整改', '持续整改'],
  ['正在整改', '尚未整改', '已整改'],
  ['正在整改', '整改到位'],
  ['正在整改', '完成整改'],
  ['未支付', '支付'],
  ['优', '良', '中', '差'],
  ['工程费用', '工程建设其他费用', '预备费'],
  ['工程费用', '工程建设其他费用', '预备费', '建设期利息'],
  ['建筑工程', '安装工程', '设备购置', '其他费用', '预备费'],
  ['脱贫户', '监测对象'],
  ['中职', '高职'],
  ['新建', '改建'],
  ['新建', '改建', '扩建'],
  ['主干管', '支管'],
  ['公益一类', '公益二类'],
  ['办结', '正在办理'],
  ['处理完毕', '正在办理'],
  ['处理', '正在处理'],
  ['完成', '正在实施'],
  ['办结', '正在调查'],
  ['办结', '正在处理'],
  ['办结', '正在核查'],
  ['办结', '正在调处'],
  ['答复', '正在办理'],
  ['完成整改', '正在推进'],
  ['完成整治', '正在整治'],
  ['整治到位', '正在整治'],
  ['整治完成', '正在整治'],
  ['完成', '正在推进'],
  ['落实', '正在落实'],
  ['销号', '正在整改'],
  ['化解', '正在化解'],
  ['履行完毕', '正在履行'],
  ['结题', '在研'],
  ['审结', '在审'],
  ['完工', '正在施工'],
  ['竣工', '正在施工'],
  ['完工', '在建'],
  ['竣工', '在建'],
  ['未开工', '开工'],
  ['未竣工', '竣工'],
  ['未验收', '验收'],
  ['旧存', '新收'],
  ['新开工', '续建'],
  ['已完工', '在建', '未开工'],
  ['竣工', '在建', '计划开工'],
  ['粮作', '经作'],
  ['粮食作物', '经济作物'],
  ['基层法院', '中级法院', '高级法院'],
  ['一审', '二审', '再审'],
  ['直办', '转办'],
  ['重大项目', '面上项目'],
  ['廉租', '公共租赁', '棚户区'],
  ['经济适用', '公共租赁', '廉租', '棚户区'],
  ['优良', '轻度', '中度', '重度'],
  ['优良', '轻度', '中度', '重度', '严重'],
  ['优', '良', '轻度污染', '中度污染', '重度污染'],
  ['投诉', '举报'],
  ['咨询', '投诉', '举报'],
  ['咨询', '投诉', '举报', '建议'],
  ['来信', '来访'],
  ['来信', '来访', '来电'],
  ['本级', '县区'],
  ['本级留用', '转贷县'],
  ['分配市级', '分配县'],
  ['市本级', '县区'],
  ['市本级', '县级'],
  ['市级', '县级'],
  ['省级', '市县'],
  ['中央', '省级', '市级', '县级'],
  ['中央', '省级', '市县'],
  ['财政拨款', '自筹'],
  ['财政资金', '自筹资金'],
  ['道路交通', '工矿商贸', '火灾'],
  ['道路交通', '火灾', '工矿'],
  ['生产性', '非生产性'],
  ['应急', '非应急'],
  ['学生', '家长', '教职工'],
  ['学生', '家长', '教师'],
]

const REST = /^(?:其他|其它|其余|剩余)/u

/** 其他收入. */
export function isRest(label: string): boolean {
  return REST.test(label)
}

/** Whether labels are by their names all of a whole: they divide it, or the last of several takes in the rest (其他收入). */
export function leavesNothingOut(labels: readonly string[]): boolean {
  return dividesWhole(labels) || takesInTheRest(labels) || areSchools(labels) || areGrades(labels)
}

/** 自评结果为“优”的、“良”的: grades told from the best down, of which those that nobody got are left out. */
export function areGrades(labels: readonly string[]): boolean {
  const ranks = labels.map(gradeOf)
  return labels.length > 1 && ranks[0] === 0 && ranks.every((rank, i) => i === 0 || rank > (ranks[i - 1] ?? 0))
}

/** Which grade a label names, from 0 for the best; −1 for none. */
export function gradeOf(label: string): number {
  return GRADES.findIndex((grade) => grade.test(label))
}

/** Quoted, or as a name of their own: 评为优38个、良20个. */
const GRADES = ['优秀?', '良好?', '中等?|合格|一般|称职', '不合格|较?差|基本称职|不称职'].map(
  (words) => new RegExp(`(?:“(?:${words})”|(?:^|[为是]|评级|等级|考核)(?:${words}))(?:等?级|等次)?的?$`, 'u'),
)

/** …、其他收入; of two only where both are kinds of one thing: 专业育秧主体, 其他育秧主体. */
export function takesInTheRest(labels: readonly string[]): boolean {
  const [first = '', last = ''] = [labels[0], labels.at(-1)]
  if (!isRest(last)) return false
  return labels.length > 2 || (labels.length === 2 && first.slice(-2) === last.slice(-2) && last.length > SHORTEST_KIND)
}

const SHORTEST_KIND = 3

/** The kinds of schools that the statistics of education tell apart, where the list has those of all children and others. */
export function areSchools(labels: readonly string[]): boolean {
  return (
    labels.length >= FEWEST_SCHOOLS &&
    labels.every((label) => SCHOOL.test(label)) &&
    labels.some((label) => label.includes('小学')) &&
    labels.some((label) => /初中|初级中学|普通中学/u.test(label))
  )
}

const FEWEST_SCHOOLS = 4
const SCHOOL =
  /幼儿|学前|小学|初中|高中|初级中学|高级中学|完全中学|普通中学|完中|一贯制|职业|中职|中专|中等专业|技工|特殊教育|特教|专门学校|工读|进修学校|高等|高校|预科/u

/** Whether all of the labels together divide their whole, without a rest that may be of something larger. */
export function dividesWhole(labels: readonly string[]): boolean {
  if (labels.length < 2 || labels.length > MOST_WORDS || labels.some((label) => divisionsOf(label).length === 0))
    return false
  return COMPLEMENTS.some((words) => words.length === labels.length && divides(words, labels))
}

/** What labels that divide a whole have in common besides the words that divide it: 收入 of 全国税收收入 and 非税收入; null of others. */
export function wholeOfAll(labels: readonly string[]): string | null {
  const words =
    labels.length > 1 ? COMPLEMENTS.find((some) => some.length === labels.length && divides(some, labels)) : undefined
  if (!words) return null
  const rests = labels.map((label) => label.replace(words.find((one) => label.includes(one)) ?? '', ''))
  return rests.reduce((short, rest) => (rest.length < short.length ? rest : short))
}

/**
 * Whether the labels are of what is never all of its whole: a social insurance fund has interest, transfers and other income besides
 * contributions and subsidies (社会保险基金财务制度, 财社〔2017〕144号), and 卫生技术人员 are more than 医师 and 护士 (卫生健康统计调查制度).
 */
export function leavesMore(labels: readonly string[]): boolean {
  return [/保险?费|补[贴助]|资助/u, /医师|医生|护士/u].some((kind) => labels.every((label) => kind.test(label)))
}

/** 中央本级支出 and 地方支出, 新增地方政府债券 and 再融资债券: whose it is does not make it another one. */
const OWN_LEVEL = /本级|地方政府/u

/** 转贷县（市、区）. */
const COUNTIES = /[（(]市、?区[）)]$/u

/** 基本支出结余 and 项目支出结转 are of one 结转和结余. */
const LEFT = /结(?:转|余|转结余|转[和与及]结余)$/u

/** 离退休人员 are 离休人员 and 退休人员 together. */
const BOTH = '离退休'

/** A set of words that divide a whole, which of them a label bears, and what is left of the label: its whole's name. */
export interface Division {
  readonly words: readonly string[]
  readonly word: string
  readonly rest: string
}

/** The divisions that a label can be a part of: 公立医院 is one of 公立 and 民营 (医院), 非税收入 one of 非税 and 税收 (收入). */
export const divisionsOf: (label: string) => readonly Division[] = remembered((label) => {
  if (!BORNE.test(label)) return []
  return COMPLEMENTS.flatMap((words) => {
    const word = words.find((one) => label.includes(one))
    return word === undefined ? [] : [{ words, word, rest: label.replace(word, '') }]
  })
})

const MOST_WORDS = Math.max(...COMPLEMENTS.map((words) => words.length))
const BORNE = new RegExp([...new Set(COMPLEMENTS.flat())].join('|'), 'u')

/** Each label bears one of the words, and what is left of it is the same in all, or nothing in some. */
function divides(words: readonly string[], labels: readonly string[]): boolean {
  if (labels.length < words.length || (!words.includes(BOTH) && labels.some((label) => label.includes(BOTH))))
    return false
  const rests = labels.map((label) => {
    const word = words.find((one) => label.includes(one))
    return word === undefined
      ? null
      : { word, rest: label.replace(word, '').replace(OWN_LEVEL, '').replace(COUNTIES, '').replace(LEFT, '结转') }
  })
  const borne = new Set(rests.map((one) => one?.word))
  if (borne.has(undefined) || borne.size < words.length) return false
  // 已处理完毕2349件，处于办结时限内正在办理568件: what is under way is told in more words.
  if (words.some((word) => /^(?:正在|在[研审建])/u.test(word))) return true
  const longest = rests.reduce((long, one) => ((one?.rest.length ?? 0) > long.length ? (one?.rest ?? '') : long), '')
  return rests.every((one) => one !== null && (longest.endsWith(one.rest) || longest.startsWith(one.rest)))
}
