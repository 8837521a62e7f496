import type { Claim } from '../model/claim.ts'

/** `exact` is for reviewers who demand that printed figures agree to the last digit (舍位平衡). */
export type Balance = 'rounded' | 'exact'

/** Whether the claim is contradicted; with `exact`, also one that holds only by rounding. */
export function broken({ outcome }: Pick<Claim, 'outcome'>, balance: Balance): boolean {
  return outcome.verdict === 'fails' || (balance === 'exact' && outcome.verdict === 'rounding')
}
