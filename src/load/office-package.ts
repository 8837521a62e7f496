import { child, damagedXml, elements, parseXml, type XmlElement } from './xml.ts'
import type { Archive } from './zip.ts'

/** The parts of an Office file (OPC, ECMA-376 part 2): found by relation, not by name. */
export interface OfficePackage {
  /** The name of the part that everything hangs on: `word/document.xml`, `xl/workbook.xml`. */
  readonly main: string
  part(name: string): XmlElement | null
  /** The first part that the main part relates to by a type that ends so: `/styles`. */
  related(type: string): XmlElement | null
  /** The name of that part. */
  relatedName(type: string): string | null
  /** The document's own title property. */
  readonly title: string | null
}

/** Null for an archive that is no Office file. */
export function officePackage(archive: Archive): OfficePackage | null {
  const has = (name: string) => archive.names.some((each) => each.toLowerCase() === name.toLowerCase())
  const root = relations(archive, '')
  const main =
    root.find(({ type }) => type.endsWith('/officeDocument'))?.target ??
    ['word/document.xml', 'xl/workbook.xml'].find(has)
  if (!main || !has(main)) return null
  const own = relations(archive, main)
  const part = (name: string) => {
    const bytes = archive.read(name)
    return bytes ? parseXml(bytes) : null
  }
  const relatedName = (type: string) =>
    own.find((relation) => relation.type.endsWith(type) && has(relation.target))?.target ?? null
  return {
    main,
    part,
    related(type) {
      const name = relatedName(type)
      return name === null ? null : part(name)
    },
    relatedName,
    get title() {
      const core = root.find(({ type }) => type.endsWith('/core-properties'))
      const [title] = child(core ? part(core.target) : null, 'dc:title')?.children ?? []
      return typeof title === 'string' ? title.trim() : null
    },
  }
}

/** The name of the part that tells what a part relates to. */
export function relationsName(source: string): string {
  const folder = folderOf(source)
  return `${folder}_rels/${source.slice(folder.length)}.rels`
}

/** With the slash at its end. */
export function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1)
}

function relations(archive: Archive, source: string): { type: string; target: string }[] {
  const folder = folderOf(source)
  const bytes = archive.read(relationsName(source))
  if (!bytes) return []
  const root = parseXml(bytes)
  if (root.name !== 'rel:Relationships') throw damagedXml()
  return elements(root).flatMap(({ attributes: { Type: type, Target: target, TargetMode: mode } }) =>
    type && target && mode !== 'External' ? [{ type, target: resolve(folder, target) }] : [],
  )
}

function resolve(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
