// The yardstick Y: Node, reading the files and parsing them as Markdown with GitHub's extensions, and nothing else.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm)
const folder = process.argv[2]
let blocks = 0
for (const name of readdirSync(folder)) blocks += parser.parse(readFileSync(join(folder, name), 'utf8')).children.length
console.log(blocks)
