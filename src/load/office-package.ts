import { child, damagedXml, elements, parseXml, type XmlElement } from './xml.ts'
import type { Archive } from './zip.ts'

/** The parts of an Office file (OPC, ECMA-376 part 2): found by relation, not by name. */
export interface OfficePackage {
  /** The name of the part that everything hangs on: `word/document.xml`, `xl/workbook.xml`. */
  readonly main: string
  part(name: string): XmlElement | null
  /** The first part that the main part relates to by a type that ends so: `/styles`. */
  related(type: string): XmlElement | null
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
  return {
    main,
    part,
    related(type) {
      const found = own.find((relation) => relation.type.endsWith(type) && has(relation.target))
      return found ? part(found.target) : null
    },
    get title() {
      const core = root.find(({ type }) => type.endsWith('/core-properties'))
      const [title] = child(core ? part(core.target) : null, 'dc:title')?.children ?? []
      return typeof title === 'string' ? title.trim() : null
    },
  }
}

function relations(archive: Archive, source: string): { type: string; target: string }[] {
  const folder = source.slice(0, source.lastIndexOf('/') + 1)
  const bytes = archive.read(`${folder}_rels/${source.slice(folder.length)}.rels`)
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
