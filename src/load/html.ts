import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import type { Tree } from '../model/tree.ts'
import { decodeHtml } from './html-decode.ts'
import { furnitureOf } from './html-furniture.ts'
import { guardHtml, tooMuch } from './html-guard.ts'
import { HtmlReader } from './html-reader.ts'
import { LoadError } from './load-error.ts'
import { TextView } from './text-view.ts'
import { writeContent } from './write-content.ts'

const BROKEN = '含无法识别的字符 / Some characters are broken'

const parser = unified().use(rehypeParse, { fragment: false })

/**
 * Reads a web page, also one that a program saved as `.xls` or `.doc`: its article without the navigation around it.
 *
 * @throws LoadError `too-large`, `binary`, `encoding`, `no-text`
 */
export function loadHtml(bytes: Uint8Array): Tree {
  const source = guardHtml(decodeHtml(bytes).replace(/^\ufeff/, ''))
  try {
    const root = parser.parse(source)
    const view = new TextView()
    writeContent(view, new HtmlReader(root, furnitureOf(root)).read(root))
    const tree = view.finish('html', {}, source.includes('\ufffd') ? [BROKEN] : [])
    if (tree.blocks.length === 0) throw noText()
    return tree
  } catch (error) {
    if (error instanceof RangeError) throw tooMuch()
    throw error
  }
}

function noText(): LoadError {
  return new LoadError('no-text', {
    zh: '网页中没有文字（内容可能由脚本生成或是图片）',
    en: 'The page holds no text; a script may make it, or it is pictures',
  })
}
