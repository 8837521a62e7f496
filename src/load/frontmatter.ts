/** Flat `key: value` lines of YAML frontmatter, quotes taken off; anything nested is passed over. */
export function readFrontmatter(yaml: string): Record<string, string> {
  const meta: Record<string, string> = {}
  for (const line of yaml.split(/\r?\n/)) {
    const colon = line.search(/[:：]/)
    const key = line.slice(0, Math.max(0, colon)).trim()
    const value = line.slice(colon + 1).trim()
    if (key === '' || value === '' || /^[\s#-]/.test(line)) continue
    const quoted = /^(["'])(.*)\1$/.exec(value)
    const comment = value.search(/\s#/)
    meta[key] = quoted?.[2] ?? (comment < 0 ? value : value.slice(0, comment))
  }
  return meta
}
