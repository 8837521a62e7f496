import type { Measurement, Trial } from './measure.ts'
import { isEquation } from './plant.ts'

/** Shares are of the planted numbers, from 0 to 1; located, blamed and repaired too. */
export interface Rates {
  readonly planted: number
  readonly detected: number
  readonly located: number
  readonly blamed: number
  readonly repaired: number
}

export interface Summary {
  readonly reports: number
  readonly equations: Rates
  readonly all: Rates
  readonly byKind: Readonly<Record<string, Rates>>
  readonly byMode: Readonly<Record<string, Rates>>
  readonly byReport: Readonly<Record<string, Rates>>
  readonly falseAlarms: { readonly high: number; readonly low: number }
}

/** A trial counts for the firmest relation it broke: an equation before a count before a bound. */
export function tally(measurements: readonly Measurement[]): Summary {
  const trials = measurements.flatMap((measurement) => measurement.trials)
  const alarms = measurements.flatMap(({ falseAlarms }) => falseAlarms)
  return {
    reports: measurements.length,
    equations: rates(trials.filter(({ plant }) => plant.broken.some(isEquation))),
    all: rates(trials),
    byKind: group(trials, ({ plant }) => plant.broken[0]?.kind ?? ''),
    byMode: group(trials, ({ plant }) => plant.mode),
    byReport: group(trials, ({ plant }) => plant.report.name),
    falseAlarms: {
      high: alarms.filter(({ certainty }) => certainty === 'high').length,
      low: alarms.filter(({ certainty }) => certainty === 'low').length,
    },
  }
}

function group(trials: readonly Trial[], nameOf: (trial: Trial) => string): Record<string, Rates> {
  const names = [...new Set(trials.map(nameOf))].sort()
  return Object.fromEntries(names.map((name) => [name, rates(trials.filter((trial) => nameOf(trial) === name))]))
}

function rates(trials: readonly Trial[]): Rates {
  const share = (wanted: (trial: Trial) => boolean) =>
    trials.length === 0 ? 1 : trials.filter(wanted).length / trials.length
  return {
    planted: trials.length,
    detected: share(({ score }) => score.detected),
    located: share(({ score }) => score.located),
    blamed: share(({ score }) => score.blamed),
    repaired: share(({ score }) => score.repaired),
  }
}
