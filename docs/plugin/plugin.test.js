import { describe, it } from 'node:test'
import { testRule } from 'report-audit/testing'
import plugin from './plugin.js'

for (const rule of plugin.rules) testRule(rule, { describe, it })
