import { describe, expect, it } from 'vitest'
import { type AnnotatedReport, type Annotation, assess, locate } from '../../bench/accuracy/annotation.ts'
import { MODES, type Mode, miswrite } from '../../bench/accuracy/miswrite.ts'
import { plants } from '../../bench/accuracy/plant.ts'
import { seeded, shuffled } from '../../bench/accuracy/random.ts'
import { score } from '../../bench/accuracy/score.ts'
import type { Finding, Place } from '../../src/model/finding.ts'

const TEXT = '全年支出1,203.50万元，其中基本支出903.5万元，项目支出300万元，占24.9%。在职12人。'

const ANNOTATION: Annotation = {
  file: 'a.txt',
  figures: [
    { key: 'total', text: '1,203.50万元', occurrence: 0, label: '支出' },
    { key: 'basic', text: '903.5万元', occurrence: 0, label: '基本支出' },
    { key: 'project', text: '300万元', occurrence: 0, label: '项目支出', decimals: 1 },
    { key: 'share', text: '24.9%', occurrence: 0, label: '占' },
    { key: 'staff', text: '12人', occurrence: 0, label: '在职' },
  ],
  relations: [
    { id: 'r1', kind: 'sum', stated: 'total', expression: 'basic + project', comparison: '=', strength: 'certain' },
    {
      id: 'r2',
      kind: 'share',
      stated: 'share',
      expression: 'project / total * 100',
      comparison: '=',
      strength: 'certain',
    },
    { id: 'r3', kind: 'bound', stated: 'basic', expression: 'total', comparison: '<=', strength: 'likely' },
  ],
}

const report = locate(ANNOTATION, TEXT)

describe('an annotation', () => {
  it('finds the occurrence of a text, not its first', () => {
    const twice = locate(
      { file: 'b.txt', figures: [{ key: 'x', text: '5', occurrence: 2, label: '' }], relations: [] },
      '15、5、5',
    )
    expect(twice.figures.get('x')?.start).toBe(5)
  })

  it('recomputes its relations with precedence and parentheses', () => {
    expect(report.relations.map((relation) => assess(relation, report.figures).verdict)).toEqual([
      'holds',
      'holds',
      'holds',
    ])
    const other = withRelation('project / (basic + project) * 100')
    expect(other.relations.map((relation) => assess(relation, other.figures).exact?.toFixed(4))).toEqual(['24.9273'])
  })

  it.each(['project +', '(project', 'project basic', 'project ^ 2', ''])('refuses %j', (expression) => {
    expect(() => withRelation(expression)).toThrow(/arithmetic|parenthesis/)
  })

  it('refuses unknown figures, units and texts', () => {
    expect(() => withRelation('nobody')).toThrow('nobody')
    expect(() => locate({ ...ANNOTATION, relations: [] }, '全年支出')).toThrow('1,203.50万元')
  })
})

describe('a wrong number', () => {
  const wrong = (mode: Mode, key: string, random = () => 0) => {
    const figure = report.figures.get(key)
    return figure ? miswrite(mode, figure, [...report.figures.values()], random) : undefined
  }

  it.each<[Mode, string, string | null]>([
    ['one digit', 'total', '2,203.50万元'],
    ['swapped neighbours', 'total', '2,103.50万元'],
    ['last place', 'total', '1,203.51万元'],
    ['ten percent', 'total', '1,323.85万元'],
    ['times ten', 'total', '12,035.0万元'],
    ['tenth', 'total', '120.350万元'],
    ['lost point', 'total', '120,350万元'],
    ['unit', 'total', '1,203.50元'],
    ['neighbour', 'total', '903.5万元'],
    ['tenth', 'staff', null],
    ['lost point', 'staff', null],
    ['unit', 'staff', null],
    ['neighbour', 'staff', null],
    ['tenth', 'project', '30万元'],
    ['swapped neighbours', 'project', null],
  ])('by %s at %s is %s', (mode, key, expected) => {
    expect(wrong(mode, key)).toBe(expected)
  })

  it('takes a table figure from the row below', () => {
    const table = locate(
      {
        file: 't.txt',
        figures: ['7', '8', '9', '6'].map((text, n) => ({
          key: `t_${n >> 1}_${n & 1}`,
          text,
          occurrence: 0,
          label: '',
        })),
        relations: [],
      },
      '7 8 9 6',
    )
    const figures = [...table.figures.values()]
    expect(figures.map((figure) => miswrite('neighbour', figure, figures, () => 0))).toEqual(['9', '6', '7', '8'])
  })
})

describe('planting', () => {
  it('breaks a relation that held, equations first, and leaves the rest of the text alone', () => {
    const all = plants(report, seeded(1))
    expect(new Set(all.map(({ mode }) => mode))).toEqual(new Set(MODES))
    for (const { text, figure, wrong, broken } of all) {
      expect(text).toBe(TEXT.slice(0, figure.start) + wrong + TEXT.slice(figure.end))
      expect(broken.length).toBeGreaterThan(0)
    }
    expect(all.every(({ broken }) => broken[0]?.kind !== 'bound' || broken.length === 1)).toBe(true)
  })

  it('plants nothing within the rounding, nor at figures of no relation', () => {
    const slips = plants(report, () => 0)
    expect(slips.filter(({ figure }) => figure.key === 'staff')).toEqual([])
    // 1,203.51 lies within 903.5 ± 0.05 plus 300.0 ± 0.05, and its share is still 24.9%.
    expect(slips.filter(({ figure, mode }) => figure.key === 'total' && mode === 'last place')).toEqual([])
    expect(slips.filter(({ figure, mode }) => figure.key === 'share' && mode === 'last place')).toHaveLength(1)
  })

  it('is the same for the same seed', () => {
    const texts = (seed: number) => {
      const random = seeded(seed)
      return shuffled(plants(report, random), random).map(({ text }) => text)
    }
    expect(texts(7)).toEqual(texts(7))
    expect(texts(7)).not.toEqual(texts(8))
  })
})

describe('a score', () => {
  const planted = plants(report, () => 0).find(({ figure, mode }) => figure.key === 'basic' && mode === 'lost point')
  if (!planted) throw new Error('nothing is planted at 903.5')
  const text = planted.text
  const at = (printed: string): Place => ({
    text: printed,
    offset: text.indexOf(printed),
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    source: null,
  })
  const finding = (blamed: string, others: readonly string[], repair?: string): Finding => ({
    rule: 'sum-mismatch',
    severity: 'error',
    certainty: 'high',
    message: '',
    language: 'zh',
    section: { number: null, title: '', path: [] },
    at: at(blamed),
    because: others.map((other) => ({ ...at(other), label: '' })),
    claim: null,
    cause: null,
    suggestion: repair === undefined ? null : { text: repair, offset: at('9035').offset, length: 4 },
    fingerprint: '',
  })
  const levels = (findings: readonly Finding[], baseline: readonly Finding[] = []) => {
    const { detected, located, blamed, repaired } = score(planted, baseline, findings)
    return [detected, located, blamed, repaired]
  }

  it('climbs from detected to repaired', () => {
    expect(text).toContain('基本支出9035万元')
    expect(levels([])).toEqual([false, false, false, false])
    expect(levels([finding('12人', [])])).toEqual([false, false, false, false])
    expect(levels([finding('1,203.50万元', ['300万元'])])).toEqual([true, false, false, false])
    expect(levels([finding('1,203.50万元', ['9035万元', '300万元'])])).toEqual([true, true, false, false])
    expect(levels([finding('9035万元', ['1,203.50万元'], '900.3')])).toEqual([true, true, true, false])
    expect(levels([finding('9035万元', ['1,203.50万元'], '903.5')])).toEqual([true, true, true, true])
    expect(levels([finding('9035万元', [], '903.50')])).toEqual([true, true, true, true])
  })

  it('counts no finding that the untouched report had, wherever its figures moved to', () => {
    const moved = finding('300万元', ['1,203.50万元'])
    const before = { ...moved, at: { ...moved.at, offset: TEXT.indexOf('300万元') } }
    expect(levels([moved], [before])).toEqual([false, false, false, false])
    expect(levels([moved], [])).toEqual([true, false, false, false])
  })
})

function withRelation(expression: string): AnnotatedReport {
  const [relation] = ANNOTATION.relations
  if (!relation) throw new Error('no relation')
  return locate({ ...ANNOTATION, relations: [{ ...relation, stated: 'share', expression }] }, TEXT)
}
