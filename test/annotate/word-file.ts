import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { SaxesParser } from 'saxes'

const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

export interface WordFile {
  readonly body: string
  readonly strict?: boolean
  readonly comments?: string
  readonly footnotes?: string
  readonly numbering?: string
}

/** A document that Word and LibreOffice open, with a picture that is stored and a style part that is packed hard. */
export function wordFile({ body, strict = false, ...parts }: WordFile): Uint8Array {
  const [names, relations] = strict
    ? [STRICT, 'http://purl.oclc.org/ooxml/officeDocument/relationships']
    : [TRANSITIONAL, 'http://schemas.openxmlformats.org/officeDocument/2006/relationships']
  const part = (root: string, inner: string) =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:${root} xmlns:w="${names}" xmlns:mc="${MC}">${inner}</w:${root}>`,
    )
  const all = { styles: '<w:docDefaults/>', ...parts }
  const related = Object.keys(all)
  const types = related.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${name}+xml"/>`)
  const links = related.map(
    (name, i) => `<Relationship Id="rId${i}" Type="${relations}/${name}" Target="${name}.xml"/>`,
  )
  const file: Zippable = {
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>${types.join('')}</Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': part('document', `<w:body>${body}<w:sectPr/></w:body>`),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
    ),
    'word/media/image1.png': [Uint8Array.from({ length: 500 }, (_, i) => (i * i) & 0xff), { level: 0 }],
  }
  for (const [name, xml] of Object.entries(all)) if (xml !== undefined) file[`word/${name}.xml`] = part(name, xml)
  return zipSync(file, { level: 9, mtime: new Date(2020, 1, 3, 4, 5, 6) })
}

/** The file with another text of one part. */
export function withPart(
  file: Uint8Array,
  name: string,
  change: (xml: string) => string,
  encoding: 'utf8' | 'utf16le' = 'utf8',
): Uint8Array {
  const xml = change(partOf(file, name))
  return zipSync({ ...unzipSync(file), [name]: Buffer.from(encoding === 'utf8' ? xml : `\ufeff${xml}`, encoding) })
}

export function partOf(file: Uint8Array, name: string): string {
  const bytes = unzipSync(file)[name]
  if (!bytes) throw new Error(`no part ${name}`)
  return strFromU8(bytes)
}

/** Elements and text in the order of the file; throws for what is not well-formed. */
type Step =
  | { readonly kind: 'start' | 'end'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly text: string }

function steps(xml: string): Step[] {
  const found: Step[] = []
  const parser = new SaxesParser({ xmlns: true })
  const names: string[] = []
  parser.on('opentag', ({ local, attributes }) => {
    names.push(local)
    const plain = Object.values(attributes).map(({ local: name, value }) => [name, value])
    found.push({ kind: 'start', name: local, attributes: Object.fromEntries(plain) })
  })
  parser.on('closetag', () => found.push({ kind: 'end', name: names.pop() ?? '', attributes: {} }))
  parser.on('text', (text) => found.push({ kind: 'text', text }))
  parser.write(xml).close()
  return found
}

export interface Comment {
  readonly id: string
  readonly author: string
  readonly lines: readonly string[]
  /** What stands between the marks of its range. */
  readonly on: string
}

/** The comments of a document, each with the text that it is on. */
export function commentsOf(file: Uint8Array): Comment[] {
  const on = new Map<string, string>()
  const open = new Set<string>()
  const referred: string[] = []
  for (const step of steps(partOf(file, 'word/document.xml'))) {
    if (step.kind === 'text') for (const id of open) on.set(id, (on.get(id) ?? '') + step.text)
    else if (step.kind === 'start') {
      const { id = '' } = step.attributes
      if (step.name === 'commentRangeStart') open.add(id)
      if (step.name === 'commentRangeEnd') open.delete(id)
      if (step.name === 'commentReference') referred.push(id)
    }
  }
  if (open.size > 0 || new Set(referred).size < referred.length)
    throw new Error('ranges do not end, or marks are doubled')
  const comments: { id: string; author: string; lines: string[] }[] = []
  for (const step of steps(partOf(file, 'word/comments.xml'))) {
    const last = comments.at(-1)
    if (step.kind === 'text' && last) last.lines.push((last.lines.pop() ?? '') + step.text)
    else if (step.kind === 'start' && step.name === 'comment')
      comments.push({ id: step.attributes.id ?? '', author: step.attributes.author ?? '', lines: [] })
    else if (step.kind === 'start' && step.name === 'p') last?.lines.push('')
  }
  return comments.map((comment) => ({ ...comment, on: on.get(comment.id) ?? '' }))
}

/**
 * What a reader sees of a document apart from comments: each character with the properties of its run and what it stands in, and
 * everything that is no text.
 */
export function printed(file: Uint8Array): string[] {
  const found: string[] = []
  const open: string[] = []
  let properties = ''
  for (const step of steps(withoutComments(partOf(file, 'word/document.xml')))) {
    const inProperties = open.includes('rPr')
    if (step.kind === 'text') for (const char of step.text) found.push(`${open.join('/')} ${properties} ${char}`)
    else if (step.kind === 'start') {
      open.push(step.name)
      if (step.name === 'r') properties = ''
      if (inProperties) properties += `${step.name}=${step.attributes.val ?? ''};`
      else if (!['r', 't', 'rPr'].includes(step.name))
        found.push(`<${step.name} ${JSON.stringify(step.attributes)}> ${open.join('/')} ${properties}`)
    } else open.pop()
  }
  if (found.length < 5) throw new Error('nothing to see')
  return found
}

/** The marks of the comments of report-audit alone; those that were there have no type size. */
export function withoutComments(xml: string): string {
  const ids = [...xml.matchAll(/<w:sz w:val="16"\/><\/w:rPr><w:commentReference w:id="(\d+)"\/>/g)].map(([, id]) => id)
  let rest = xml
  for (const id of ids) {
    const mark = `<w:rPr><w:sz w:val="16"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`
    rest = rest.replace(new RegExp(`<w:r(?: xmlns:w="[^"]*")?>${mark}`), '')
    rest = rest.replace(new RegExp(`<w:commentRange(?:Start|End)(?: xmlns:w="[^"]*")? w:id="${id}"/>`, 'g'), '')
  }
  return rest
}
