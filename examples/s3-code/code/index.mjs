import { columns } from './columns.mjs';

/** Sums the columns of a small table. */
export const handler = async ({ rows = [] }) => ({ rows: rows.length, total: columns(rows) });
