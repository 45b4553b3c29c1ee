;;; connect-relay.el --- Open network streams through the relay command connect  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0
;; Version: 2.0.0-SNAPSHOT
;; Package-Requires: ((emacs "27.1"))
;; Keywords: comm, processes

;;; Commentary:

;; With `connect-relay-mode' switched on, everything in Emacs that calls
;; `open-network-stream' (mail, news, chat and so on) reaches its server
;; through a relay command such as connect(1), and thereby through a SOCKS,
;; HTTP or telnet proxy:
;;
;;     (require 'connect-relay)
;;     (setq connect-relay-command '("connect" "-S" "proxy.example:1080" "%h" "%p"))
;;     (connect-relay-mode 1)
;;
;; Hosts that match a regular expression in `connect-relay-direct-hosts' are
;; reached without the relay command.
;;
;; Without the mode, `connect-relay-open-network-stream' does the same for
;; what calls it; `relay-open-network-stream', the name in the manual of
;; connect.c, is another name for it.
;;
;; Emacs can speak TLS only over a socket of its own.  A stream that has to
;; be encrypted by Emacs (types `tls', `ssl' and `starttls') is therefore
;; refused rather than opened past the proxy.  A stream of type `network'
;; stays plain, as it would with a server that offers no TLS.

;;; Code:

(require 'format-spec)
(require 'network-stream)
(require 'nsm)
(require 'puny)
(require 'seq)
(require 'subr-x)

(defgroup connect-relay nil
  "Network streams through a relay command."
  :group 'network
  :link '(url-link :tag "connect(1)" "man:connect(1)"))

(defcustom connect-relay-command '("connect" "%h" "%p")
  "The relay command: a program and its arguments.
In each argument, %h stands for the host, %p for the port and %% for
one percent sign.  No shell reads the command."
  :type '(repeat string))

(defcustom connect-relay-direct-hosts
  '("\\`localhost\\'" "\\`127\\.[0-9.]+\\'" "\\`::1\\'" "\\`\\[::1\\]\\'")
  "Regular expressions for hosts that are reached without the relay command.
The case of letters does not matter."
  :type '(repeat regexp))

;;;###autoload
(define-minor-mode connect-relay-mode
  "Open network streams through the command in `connect-relay-command'."
  :global t
  (if connect-relay-mode
      (advice-add 'open-network-stream :around #'connect-relay--open-network-stream)
    (advice-remove 'open-network-stream #'connect-relay--open-network-stream)))

;;;###autoload
(defun connect-relay-open-network-stream (name buffer host service &rest parameters)
  "Open a stream through the relay command, whether or not the mode is on.
NAME, BUFFER, HOST, SERVICE and PARAMETERS are those of
`open-network-stream', which opens the stream if HOST is reached
without the relay command."
  (apply #'connect-relay--open-network-stream #'open-network-stream
         name buffer host service parameters))

;;;###autoload
(defalias 'relay-open-network-stream #'connect-relay-open-network-stream)

(defun connect-relay-direct-p (host)
  "Return non-nil if HOST is reached without the relay command."
  (let ((case-fold-search t))
    (seq-some (lambda (regexp) (string-match-p regexp host))
              connect-relay-direct-hosts)))

(defun connect-relay--open-network-stream (original name buffer host service &rest parameters)
  "Call ORIGINAL, or open a stream to HOST through the relay command.
NAME, BUFFER, SERVICE and PARAMETERS are those of `open-network-stream'."
  (let ((type (plist-get parameters :type)))
    (cond
     ((or (eq type 'shell) (connect-relay-direct-p host))
      (apply original name buffer host service parameters))
     ((memq type '(nil network plain))
      (connect-relay--open name buffer host service parameters))
     (t
      (signal 'file-error
              (list "No TLS by Emacs through a relay command" host service))))))

(defun connect-relay--open (name buffer host service parameters)
  "Open a stream named NAME for BUFFER to HOST and SERVICE.
PARAMETERS are those of `open-network-stream', as is the value."
  (let* ((work-buffer (or buffer (generate-new-buffer " *connect-relay*")))
         (start (with-current-buffer work-buffer (point-max)))
         (stream (connect-relay--start name work-buffer host service
                                       (plist-get parameters :coding)))
         (end-of-command (plist-get parameters :end-of-command))
         greeting capabilities)
    (unwind-protect
        (progn
          (when (and end-of-command (not (plist-get parameters :nogreeting)))
            (setq greeting
                  (or (network-stream-get-response stream start end-of-command)
                      (signal 'file-error
                              (list "The relay command failed" host service)))))
          (setq capabilities (connect-relay--capabilities stream greeting parameters))
          (when (plist-get parameters :warn-unless-encrypted)
            (setq stream (nsm-verify-connection stream host service nil t))))
      (unless buffer
        (when stream
          (set-process-buffer stream nil))
        (kill-buffer work-buffer)))
    (if (plist-get parameters :return-list)
        (list stream :greeting greeting :capabilities capabilities :type 'plain :error nil)
      stream)))

(defun connect-relay--capabilities (stream greeting parameters)
  "Ask for the capabilities of the server at the end of STREAM.
GREETING is what it said first; PARAMETERS say what to ask, if anything."
  (let ((command (plist-get parameters :capability-command)))
    (network-stream-command
     stream
     (if (functionp command) (funcall command greeting) command)
     (or (plist-get parameters :end-of-capability)
         (plist-get parameters :end-of-command)))))

(defun connect-relay--start (name buffer host service coding)
  "Start the relay command for HOST and SERVICE as a process called NAME.
Its output goes to BUFFER.  CODING is as for `make-process'; nil stands for
the coding system that a network stream would have."
  (make-process
   :name name
   :buffer buffer
   :command (connect-relay--arguments host service)
   :connection-type 'pipe
   :coding (or coding (connect-relay--coding name buffer host service))
   :stderr (make-pipe-process :name (concat name " diagnostics")
                              :noquery t
                              :buffer nil
                              :filter #'connect-relay--report
                              :sentinel #'connect-relay--report-rest)))

(defun connect-relay--arguments (host service)
  "Return `connect-relay-command' for HOST and SERVICE."
  (let ((values `((?h . ,(puny-encode-domain host))
                  (?p . ,(format "%s" service)))))
    (mapcar (lambda (argument) (format-spec argument values))
            connect-relay-command)))

(defun connect-relay--coding (name buffer host service)
  "Return the coding systems of a network stream as a pair.
NAME, BUFFER, HOST and SERVICE are those of `open-network-stream'."
  (let ((usual (find-operation-coding-system
                'open-network-stream name buffer host service)))
    (cons (or coding-system-for-read (car usual) 'undecided)
          (or coding-system-for-write (cdr usual) 'undecided))))

(defun connect-relay--report (process text)
  "Show each whole line of TEXT, which came from PROCESS for a person.
A line that is not whole yet is kept."
  (let ((lines (split-string (concat (process-get process 'rest) text) "\r?\n")))
    (process-put process 'rest (car (last lines)))
    (mapc #'connect-relay--show (butlast lines))))

(defun connect-relay--report-rest (process _event)
  "Show what is left of the last line that came from PROCESS, at its end."
  (connect-relay--show (process-get process 'rest)))

(defun connect-relay--show (line)
  "Show LINE, unless it is nil or empty."
  (unless (string-empty-p (or line ""))
    (message "%s: %s" (car connect-relay-command) line)))

(provide 'connect-relay)

;;; connect-relay.el ends here
