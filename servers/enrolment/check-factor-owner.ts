/**
 * Defence: a person sees and removes factors of their own only; somebody else's looks like one that isn't there.
 * Stops: another person's factor is removed by its id (CWE-639; ASVS 8.2.2).
 */
export type CheckFactorOwner = (owner: string, person: string) => boolean

export const checkFactorOwner: CheckFactorOwner = (owner, person) => owner === person
