package sshconnect.proto;

import sshconnect.base.Secret;

/**
 * A name and its password, for one peer.
 *
 * @param user     the name
 * @param password the password
 */
public record Credential(String user, Secret password) {
}
