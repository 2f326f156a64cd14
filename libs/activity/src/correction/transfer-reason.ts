/** Why events count elsewhere: on these school days, another membership held than was known. */
export interface TransferReason {
  readonly fromMembershipId: string;
  readonly toMembershipId: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The reason as it is kept: data, which a page says in the words of its reader. */
export function writeTransferReason(reason: TransferReason): string {
  return JSON.stringify(reason);
}

/** What `writeTransferReason` wrote. */
export function readTransferReason(written: string): TransferReason {
  return JSON.parse(written) as TransferReason;
}
