/** The time as Leases and events carry it: with six digits of a second. */
export const microTime = (date: Date): string => date.toISOString().replace('Z', '000Z');
