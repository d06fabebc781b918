// CEL rules as they stand in a CRD.

export interface CelRule {
  rule: string;
  message: string;
}

export const rule = (expression: string, message: string): CelRule => ({ rule: expression, message });
