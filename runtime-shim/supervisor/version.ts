// What the shim calls itself in its Hello.
export const SHIM_VERSION = '0.1.0';
