package sshconnect.tunnel;

import sshconnect.credential.CredentialSource;
import sshconnect.way.HopMemory;

/**
 * What there is for one hop, and for no other.
 *
 * @param credentials where its passwords come from
 * @param memory      what its connections learn
 */
public record HopAccess(CredentialSource credentials, HopMemory memory) {}
