import { audit, printResults } from 'report-audit'

const text = '基本支出500.00万元，其中人员经费275.00万元，占基本支出的55.50%。'
const result = await audit(text, { name: 'report.txt', language: 'en' })

const page = await printResults([result], 'html', { language: 'en' }) // a string
const workbook = await printResults([result], 'xlsx', { language: 'en' }) // bytes
console.log(page.slice(0, 15), workbook.constructor.name)
console.log(await printResults([result], 'stylish', { language: 'en' }))
