/**
 * Defence: a proposal is executed for the person who made it, and for nobody else.
 * Stops: somebody else's approval completes the victim's transfer (CWE-639; ASVS 8.2.2).
 */
export type CheckProposalOwner = (owner: string, person: string) => boolean

export const checkProposalOwner: CheckProposalOwner = (owner, person) => owner === person
