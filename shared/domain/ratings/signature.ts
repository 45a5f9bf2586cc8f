/** The public half of the key reports are signed with. */
export interface PublicKey {
  /** SPKI in PEM, as it is archived. */
  readonly pem: string;
  /** Fingerprint: hex SHA-256 of the SPKI in DER. It is by this that a reader compares the key with the region's. */
  readonly sha256: string;
}

/** Signs with the region's key: ECDSA on the curve P-256 over SHA-256. */
export interface ReportSigner {
  publicKey(): Promise<PublicKey>;
  /** DER, as openssl takes it. Two signatures of the same bytes differ. */
  sign(manifest: Uint8Array): Promise<Uint8Array>;
}

/** Whether the signature (DER) of the manifest was made with the private half of the key (PEM). */
export type IsSigned = (manifest: Uint8Array, signature: Uint8Array, key: string) => boolean;
