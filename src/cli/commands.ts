/** The words that may stand first in a call, besides paths. */
export const COMMANDS = ['figures', 'claims', 'rules', 'explain', 'init', 'merge'] as const

export type CommandName = (typeof COMMANDS)[number]
