import { requireCompiled } from '../compiled.ts'

/** The name of the built worker's file, which the build fills in. */
declare const WORKER: string

requireCompiled(WORKER)
