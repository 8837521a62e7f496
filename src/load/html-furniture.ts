import type { Element, Root } from 'hast'
import { SILENT } from './html-elements.ts'

interface Measure {
  /** Characters of text, and how many of them stand in links. */
  readonly text: number
  readonly linked: number
  readonly links: number
  readonly table: boolean
}

/** What holds more than this share of a page's own text is the article, whatever it is called. */
const MOST_SHARE = 0.2
const LANDMARKS = new Set(['nav', 'footer', 'aside', 'header'])
const ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary'])
const NAMES =
  /(?:^|[-_\s])(?:nav|navbar|menu|topbar|foot|footer|bottom|breadcrumbs?|crumbs?|share|copyright|sidebar|aside|related|login|search|toolbar|friendlinks?|links)(?:$|[-_\s])/i
const IMPRINT = /版权所有|ICP备|公网安备|网站标识码|Copyright/i
const TRAIL = /^(?:您?(?:当前|现在|目前)?(?:所在|的)?位置|当前页面)[：:]/
const TOOLS = /^(?:【?(?:字体|字号)|分享(?:到|至)|打印本页|关闭窗口|【?打印】?|浏览次数|扫一扫|上一篇|下一篇|责任编辑)/
const LONGEST_IMPRINT = 300
const LONGEST_LINE = 100

/**
 * Finds the parts of a page that are not its article: navigation, trails, footers, lists of links. A page without links is all
 * article, and so is in doubt whatever holds a table or much of the page's own text.
 */
export function furnitureOf(root: Root): ReadonlySet<Element> {
  const measures = new Map<Element, Measure>()
  const page = measureAll(root, measures)
  const own = page.text - page.linked
  const found = new Set<Element>()
  if (page.links === 0) return found
  for (const [element, measure] of measures)
    if (measure.text - measure.linked <= own * MOST_SHARE && isFurniture(element, measure)) found.add(element)
  return found
}

function isFurniture(element: Element, { text, linked, links, table }: Measure): boolean {
  const { tagName, properties } = element
  if (table) return false
  if (LANDMARKS.has(tagName) && (tagName !== 'header' || links > 0)) return true
  if (ROLES.has(String(properties.role ?? ''))) return true
  if (links >= 3 && linked >= text * 0.6) return true
  if (links > 0 && NAMES.test(`${[properties.className].flat().join(' ')} ${properties.id ?? ''}`)) return true
  if (text > LONGEST_IMPRINT) return false
  const words = textOf(element)
  return IMPRINT.test(words) || (text <= LONGEST_LINE && (TRAIL.test(words) || TOOLS.test(words)))
}

const BOXES = new Set('div section nav footer header aside ul ol dl p form center td'.split(' '))

/** Measures boxes with all that they hold; headings and cells of tables with numbers are never furniture. */
function measureAll(parent: Root | Element, measures: Map<Element, Measure>, linked = false): Measure {
  const sum = { text: 0, linked: 0, links: 0, table: false }
  for (const child of parent.children) {
    if (child.type === 'text') {
      const length = child.value.replace(/\s+/g, '').length
      sum.text += length
      if (linked) sum.linked += length
    } else if (child.type === 'element' && !SILENT.has(child.tagName)) {
      const link = child.tagName === 'x-a' && child.properties.href !== undefined
      const inner = measureAll(child, measures, linked || link)
      if (BOXES.has(child.tagName)) measures.set(child, inner)
      sum.text += inner.text
      sum.linked += inner.linked
      sum.links += inner.links + (link ? 1 : 0)
      sum.table ||= inner.table || (child.tagName === 'table' && inner.text > inner.linked * 2)
    }
  }
  return sum
}

function textOf(element: Element): string {
  return element.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('')
    .replace(/\s+/g, '')
}
