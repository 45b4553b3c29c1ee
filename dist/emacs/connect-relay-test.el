;;; connect-relay-test.el --- Tests of connect-relay.el  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Run in batch mode, with these in the environment:
;;   RELAY_COMMAND  a relay command in the form of `connect-relay-command',
;;                  as it is printed by Lisp, that leads through a proxy
;;   FAILING_RELAY_COMMAND  likewise, one that prints a line to standard error
;;                  and ends with status 1
;;   POP3_PORT      the port of a mailbox at 127.0.0.1, user tester, password
;;                  secret, that holds one message
;;   ECHO_PORT      the port at 127.0.0.1 that sends back what it gets until
;;                  the end of it, and then closes

;;; Code:

(require 'cl-lib)
(require 'connect-relay)
(require 'ert)
(require 'pop3)

(defun connect-relay-test-variable (name)
  "Return the value of the environment variable NAME, which must be set."
  (or (getenv name) (error "%s is not set" name)))

(defun connect-relay-test-port (name)
  "Return the port number in the environment variable NAME."
  (string-to-number (connect-relay-test-variable name)))

(defmacro connect-relay-test-with (command &rest body)
  "Evaluate BODY with the mode on and the relay command in the variable COMMAND.
No host is reached without it."
  (declare (indent 1))
  `(let ((connect-relay-command (read (connect-relay-test-variable ,command)))
         (connect-relay-direct-hosts nil))
     (connect-relay-mode 1)
     (unwind-protect (progn ,@body)
       (connect-relay-mode -1))))

(defun connect-relay-test-wait-for-end (process)
  "Collect the output of PROCESS until it has ended."
  (while (or (accept-process-output process 0.1)
             (process-live-p process))))

(ert-deftest connect-relay-test-echo-of-every-byte ()
  (connect-relay-test-with "RELAY_COMMAND"
    (with-temp-buffer
      (set-buffer-multibyte nil)
      (let* ((every-byte (apply #'unibyte-string (number-sequence 0 255)))
             (stream (open-network-stream "echo" (current-buffer) "127.0.0.1"
                                          (connect-relay-test-port "ECHO_PORT")
                                          :coding 'no-conversion)))
        (should (equal (process-status stream) 'run))
        (set-process-sentinel stream #'ignore)
        (process-send-string stream every-byte)
        (with-timeout (30)
          (while (< (buffer-size) (length every-byte))
            (accept-process-output stream 0.1)))
        (process-send-eof stream)
        (connect-relay-test-wait-for-end stream)
        (should (equal (buffer-string) every-byte))
        (should (equal (process-exit-status stream) 0))))))

(ert-deftest connect-relay-test-greeting-and-capabilities ()
  (connect-relay-test-with "RELAY_COMMAND"
    (with-temp-buffer
      (let* ((answer (open-network-stream "pop3" (current-buffer) "127.0.0.1"
                                          (connect-relay-test-variable "POP3_PORT")
                                          :type 'network
                                          :return-list t
                                          :coding 'no-conversion
                                          :end-of-command "^\\(-ERR\\|\\+OK\\).*\n"
                                          :end-of-capability "^\\.\r\n"
                                          :capability-command "CAPA\r\n"))
             (properties (cdr answer)))
        (should (string-match-p "\\`\\+OK mailbox" (plist-get properties :greeting)))
        (should (string-match-p "^UIDL\r$" (plist-get properties :capabilities)))
        (should (eq (plist-get properties :type) 'plain))
        (delete-process (car answer))))))

(ert-deftest connect-relay-test-stream-without-buffer ()
  (connect-relay-test-with "RELAY_COMMAND"
    (let ((stream (open-network-stream "pop3" nil "127.0.0.1"
                                       (connect-relay-test-port "POP3_PORT")))
          (received ""))
      (should-not (process-buffer stream))
      (set-process-filter stream (lambda (_ text) (setq received (concat received text))))
      (process-send-string stream "QUIT\r\n")
      (set-process-sentinel stream #'ignore)
      (connect-relay-test-wait-for-end stream)
      (should (string-match-p "\\`\\+OK mailbox" received)))))

(ert-deftest connect-relay-test-mail-fetched-by-pop3 ()
  (let ((file (make-temp-file "connect-relay-test"))
        (pop3-mailhost "127.0.0.1")
        (pop3-port (connect-relay-test-port "POP3_PORT"))
        (pop3-maildrop "tester")
        (pop3-password "secret")
        (pop3-password-required nil)
        (nsm-trust-local-network t))
    (unwind-protect
        (connect-relay-test-with "RELAY_COMMAND"
          (pop3-movemail file)
          (with-temp-buffer
            (insert-file-contents file)
            (should (re-search-forward "^Subject: for the test$" nil t))
            (should (re-search-forward "^\\.first line\nsecond line, grüße$" nil t))))
      (delete-file file))))

(ert-deftest connect-relay-test-direct-host ()
  (connect-relay-test-with "FAILING_RELAY_COMMAND"
    (let ((connect-relay-direct-hosts '("\\`127\\.")))
      (with-temp-buffer
        (let ((stream (open-network-stream "direct" (current-buffer) "127.0.0.1"
                                           (connect-relay-test-port "POP3_PORT"))))
          (should (eq (process-type stream) 'network))
          (delete-process stream))))))

(ert-deftest connect-relay-test-default-direct-hosts ()
  (dolist (host '("localhost" "LocalHost" "127.0.0.1" "127.1.2.3" "::1" "[::1]"))
    (should (connect-relay-direct-p host)))
  (dolist (host '("localhost.example" "127.example" "1.127.0.0" "mail.example" "2001:db8::1"))
    (should-not (connect-relay-direct-p host))))

(ert-deftest connect-relay-test-off-again ()
  (connect-relay-test-with "FAILING_RELAY_COMMAND")
  (with-temp-buffer
    (let ((stream (open-network-stream "off" (current-buffer) "127.0.0.1"
                                       (connect-relay-test-port "POP3_PORT"))))
      (should (eq (process-type stream) 'network))
      (delete-process stream))))

(ert-deftest connect-relay-test-name-of-connect-c ()
  (let ((connect-relay-command (read (connect-relay-test-variable "RELAY_COMMAND")))
        (connect-relay-direct-hosts nil))
    (with-temp-buffer
      (let ((stream (relay-open-network-stream "pop3" (current-buffer) "127.0.0.1"
                                               (connect-relay-test-port "POP3_PORT"))))
        (should (eq (process-type stream) 'real))
        (process-send-string stream "QUIT\r\n")
        (set-process-sentinel stream #'ignore)
        (connect-relay-test-wait-for-end stream)
        (should (string-match-p "\\`\\+OK mailbox" (buffer-string)))))
    (should-error (relay-open-network-stream "tls" nil "127.0.0.1" 1 :type 'tls)
                  :type 'file-error)))

(ert-deftest connect-relay-test-direct-host-by-the-name-of-connect-c ()
  (let ((connect-relay-command (read (connect-relay-test-variable "FAILING_RELAY_COMMAND")))
        (connect-relay-direct-hosts '("\\`127\\.")))
    (dolist (mode '(-1 1))
      (connect-relay-mode mode)
      (unwind-protect
          (with-temp-buffer
            (let ((stream (relay-open-network-stream "direct" (current-buffer) "127.0.0.1"
                                                     (connect-relay-test-port "POP3_PORT"))))
              (should (eq (process-type stream) 'network))
              (delete-process stream)))
        (connect-relay-mode -1)))))

(ert-deftest connect-relay-test-autoloads ()
  (let ((file (expand-file-name "connect-relay.el" (file-name-directory (locate-library "connect-relay")))))
    (with-temp-buffer
      (insert-file-contents file)
      (dolist (form '("(define-minor-mode connect-relay-mode" "(defun connect-relay-open-network-stream"
                      "(defalias 'relay-open-network-stream"))
        (goto-char (point-min))
        (should (search-forward (concat ";;;###autoload\n" form) nil t))))))

(ert-deftest connect-relay-test-no-tls-past-the-proxy ()
  (connect-relay-test-with "RELAY_COMMAND"
    (dolist (type '(tls ssl starttls))
      (should-error (open-network-stream "tls" nil "127.0.0.1" 1 :type type)
                    :type 'file-error))))

(ert-deftest connect-relay-test-error-of-the-relay-is-shown ()
  (connect-relay-test-with "FAILING_RELAY_COMMAND"
    (let (shown)
      (cl-letf (((symbol-function 'message)
                 (lambda (format &rest values) (push (apply #'format format values) shown))))
        (with-temp-buffer
          (let ((stream (open-network-stream "fails" (current-buffer) "127.0.0.1" 1)))
            (set-process-sentinel stream #'ignore)
            (connect-relay-test-wait-for-end stream)
            (should (equal (buffer-string) ""))
            (should (equal (process-exit-status stream) 1))))
        (with-timeout (30)
          (while (null shown)
            (accept-process-output nil 0.1))))
      (should (string-prefix-p (concat (car connect-relay-command) ": ") (car shown))))))

(ert-deftest connect-relay-test-no-greeting-from-a-relay-that-fails ()
  (connect-relay-test-with "FAILING_RELAY_COMMAND"
    (should-error (open-network-stream "fails" nil "127.0.0.1" 1
                                       :return-list t
                                       :end-of-command "^\\+OK.*\n"
                                       :capability-command "CAPA\r\n")
                  :type 'file-error)))

(ert-deftest connect-relay-test-line-that-comes-in-pieces ()
  (let ((connect-relay-command '("relay"))
        (process (make-pipe-process :name "pieces" :noquery t))
        shown)
    (cl-letf (((symbol-function 'message)
               (lambda (format &rest values) (push (apply #'format format values) shown))))
      (connect-relay--report process "ERROR: fi")
      (connect-relay--report process "rst\r\nERROR: second\n\nlas")
      (connect-relay--report process "t")
      (connect-relay--report-rest process "finished\n"))
    (delete-process process)
    (should (equal (reverse shown)
                   '("relay: ERROR: first" "relay: ERROR: second" "relay: last")))))

(ert-deftest connect-relay-test-arguments ()
  (let ((connect-relay-command '("relay" "-S" "100%%" "[%h]:%p")))
    (should (equal (connect-relay--arguments "mail.example; rm" "pop3")
                   '("relay" "-S" "100%" "[mail.example; rm]:pop3")))
    (should (equal (connect-relay--arguments "bücher.example" 110)
                   '("relay" "-S" "100%" "[xn--bcher-kva.example]:110")))))

(provide 'connect-relay-test)

;;; connect-relay-test.el ends here
