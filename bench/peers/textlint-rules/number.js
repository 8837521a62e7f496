// A textlint rule that matches every number and finds fault with none but impossible ones: the least that a rule about figures does.
module.exports = ({ Syntax, RuleError, report, getSource }) => ({
  [Syntax.Str](node) {
    for (const { 0: number, index } of getSource(node).matchAll(/\d+(?:[.,]\d+)*/g)) {
      if (number.length > 40) report(node, new RuleError('too long for a number', { index }))
    }
  },
})
