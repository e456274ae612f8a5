/** Certificates, keys and CAs by their files, before anything is read. */

/** The values of --cert-file, --key-file, --ca-file and --insecure-skip-tls-verify; '' is absent. */
export interface TlsFiles {
  readonly certFile?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly caFile?: string | undefined;
  readonly insecureSkipTlsVerify?: boolean | undefined;
}

/** Whether the files ask for anything but the defaults; a certificate without its key does not. */
export function needsTls(files: TlsFiles): boolean {
  return Boolean((files.certFile && files.keyFile) || files.caFile || files.insecureSkipTlsVerify);
}
