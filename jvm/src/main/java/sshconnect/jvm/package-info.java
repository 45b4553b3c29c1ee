/**
 * The program on any Java virtual machine, and a library for Java programs whose connections have to cross a proxy:
 * {@link sshconnect.jvm.TunnelSocketFactory} is a {@link javax.net.SocketFactory} that does it.
 *
 * <pre>{@code
 * TunnelSocketFactory tunnels = TunnelSocketFactory.through("http://proxy.example:3128").build();
 * }</pre>
 *
 * <p>sshj takes it as it is. It looks the host up first; where only the proxy can, nothing comes of that, and the name
 * goes to the proxy.
 *
 * <pre>{@code
 * SSHClient client = new SSHClient();
 * client.setSocketFactory(tunnels);
 * client.connect("host.example");
 * }</pre>
 *
 * <p>JSch has an interface of its own for the same thing.
 *
 * <pre>{@code
 * session.setSocketFactory(new com.jcraft.jsch.SocketFactory() {
 *     public Socket createSocket(String host, int port) throws IOException {
 *         return tunnels.createSocket(host, port);
 *     }
 *     public InputStream getInputStream(Socket socket) throws IOException {
 *         return socket.getInputStream();
 *     }
 *     public OutputStream getOutputStream(Socket socket) throws IOException {
 *         return socket.getOutputStream();
 *     }
 * });
 * }</pre>
 *
 * <p>Apache MINA SSHD makes asynchronous connections of its own and takes no sockets. For it, let the program wait on a
 * port of this machine ({@code connect -p 2222 -H proxy.example:3128 host.example 22}), and connect the client to that.
 */
package sshconnect.jvm;
