// The parts of a Kubernetes object that every kind shares, as the API server sends them.

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** Which fields a manager owns. */
export interface ManagedFields {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  fieldsType: 'FieldsV1';
  fieldsV1: FieldSet;
  subresource?: string;
  time?: string;
}

/** Names of fields to what is owned below them; `{}` is the field itself. */
export interface FieldSet {
  [name: string]: FieldSet;
}

export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  managedFields?: ManagedFields[];
}

/** Of an object of our own kinds, as it came from the API server. */
export interface StoredMeta extends ObjectMeta {
  uid: string;
  namespace: string;
  generation: number;
  resourceVersion: string;
}

export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
}

/** An object that came from the API server: it has an identity. */
export type Stored<T extends KubeObject> = T & {
  metadata: { uid: string; resourceVersion: string; namespace: string };
};

export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  lastTransitionTime: string;
  observedGeneration?: number | undefined;
}
