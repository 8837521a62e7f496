import { audit } from 'report-audit'

const text = '支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。'
const { findings, figures } = await audit(text, { name: 'report.txt', language: 'en' })

for (const { rule, at, claim } of findings) {
  console.log(`${rule} at ${at.line}:${at.column}: ${claim.expression} = ${claim.computed}, not ${claim.stated}`)
}
console.log(figures)
