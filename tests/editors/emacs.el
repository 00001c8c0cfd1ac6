;;; emacs.el --- What Emacs sees of terlint  -*- lexical-binding: t; -*-

;; tests/editors/emacs.py starts it, once for each part.

(require 'package)
(package-initialize)
(require 'json)
(require 'terlint)

(defvar test-messages nil "What Emacs said.")
(advice-add 'message :before
            (lambda (format &rest arguments)
              (when format (push (apply #'format-message format arguments) test-messages))))

(defun test-expect (name got expected)
  (let ((json-encoding-pretty-print nil))
    (append-to-file (concat (json-encode `((name . ,name) (got . ,got) (expected . ,expected))) "\n")
                    nil (getenv "REPORT"))))

(defun test-run-hooks ()
  "Run the hooks that are never run in batch."
  (run-hooks 'post-command-hook 'window-configuration-change-hook))

(defun test-wait (condition)
  "Wait until CONDITION tells something, and return that."
  (let ((deadline (time-add nil 20)) got)
    (while (not (or (setq got (funcall condition)) (time-less-p deadline nil)))
      (test-run-hooks)
      (accept-process-output nil 0.01))
    got))

(defun test-open (name)
  (find-file (expand-file-name name (getenv "PROJECT")))
  (test-run-hooks))

(defun test-text ()
  (split-string (buffer-substring-no-properties (point-min) (point-max)) "\n"))

(defun test-line (number text)
  "The buffer's lines, with TEXT in the place of line NUMBER."
  (let ((lines (test-text)))
    (setf (nth (1- number) lines) text)
    lines))

(defun test-go (line column)
  (goto-char (point-min))
  (forward-line (1- line))
  (forward-char (1- column)))

(defun test-place (position)
  (save-excursion
    (goto-char position)
    (format "%d:%d" (line-number-at-pos) (1+ (- (point) (line-beginning-position))))))

(defun test-diagnostics (count)
  "What Flymake shows, COUNT findings."
  (test-wait (lambda () (= (length (flymake-diagnostics)) count)))
  (mapcar (lambda (found)
            (format "%s-%s %s %s"
                    (test-place (flymake-diagnostic-beg found)) (test-place (flymake-diagnostic-end found))
                    (flymake-diagnostic-type found) (flymake-diagnostic-text found)))
          (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))

(defun test-own (level place rule message)
  (format "%s %s %s [%s]" place level message rule))

(defun test-faulty (error info)
  "What terlint finds by itself, by the names for an ERROR and an INFO."
  (list
   (test-own error "2:18-2:54" "worker-queue-id-canonical"
             (concat "UUID should be in canonical form, 8e3b7512-175d-4c22-b1d5-effedcda26fb, "
                     "or the execution stays PENDING"))
   (test-own error "3:9-3:14" "bool-parsing" "Input should be a valid boolean, unable to interpret input")
   (test-own error "5:20-5:24" "string-type" "Input should be a valid string")
   (test-own error "9:7-9:10" "mcp-transport" "Value error, 'type' field is required for HTTP/SSE transport")
   (test-own info "10:66-10:86" "undeclared-secret" "The secret \"api_tokn\" is not declared in secrets")))

(defvar test-served
  '("2:18-2:54 eglot-error terlint [worker-queue-id-canonical]: UUID should be in canonical form, 8e3b7512-175d-4c22-b1d5-effedcda26fb, or the execution stays PENDING\nWrite 36 characters: lower-case hexadecimal digits, with hyphens after the 8th, 12th, 16th and 20th."
    "3:9-3:14 eglot-error terlint [bool-parsing]: Input should be a valid boolean, unable to interpret input\nWrite true or false."
    "5:20-5:24 eglot-error terlint [string-type]: Input should be a valid string\nPut the value into quotes."
    "9:7-9:10 eglot-error terlint [mcp-transport]: Value error, 'type' field is required for HTTP/SSE transport\nAdd `type`: http or sse."
    "10:66-10:86 eglot-note terlint [undeclared-secret]: The secret \"api_tokn\" is not declared in secrets\nDid you mean api_token? It is declared."))

(defun test-eglot ()
  (require 'eglot)
  (add-hook 'find-file-hook #'terlint-eglot-ensure)
  (test-open "notes.yaml") ; which the server looks at first
  (test-open "requests/nightly.yaml")
  (test-expect "diagnostics" (test-diagnostics 5) test-served)
  (with-current-buffer "notes.yaml"
    (test-expect "no request" (list (symbol-name major-mode) (flymake-diagnostics)) '("yaml-mode" nil)))
  ;; Hover.
  (test-go 10 40)
  (let (text)
    (eglot-hover-eldoc-function (lambda (said &rest _) (setq text said)))
    (test-wait (lambda () text))
    (test-expect "hover" (and text (substring-no-properties text))
                 "{{.secret.api_token}} stands for the secret api_token, which this request lists in secrets."))
  ;; An action of the menu.
  (test-go 5 21)
  (let ((fixed (test-line 5 "  env_vars: {PORT: \"8080\"}")) (last-nonmenu-event ?a) offered)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_ items &rest _) (setq offered (mapcar #'car items)) (car offered))))
      (eglot-code-actions (point) nil "quickfix" t))
    (test-expect "actions" offered '("Put the value into quotes" "Silence string-type on this line"))
    (test-expect "quick fix" (test-text) fixed))
  (eglot--signal-textDocument/didChange)
  (test-expect "diagnostics after it" (test-diagnostics 4)
               (seq-remove (lambda (line) (string-prefix-p "5:20" line)) test-served))
  ;; Rename, and from a template to its secret.
  (test-go 10 40)
  (let ((renamed (test-line 6 "  secrets: [gh]")))
    (setf (nth 9 renamed) "      headers: {Team: \"😀 {{.secret.gh}}\", Authorization: \"{{.secret.api_tokn}}\"}")
    (eglot-rename "gh")
    (test-expect "rename" (test-text) renamed))
  (test-go 10 35)
  (xref-find-definitions "LSP identifier at point.")
  (test-expect "definition" (test-place (point)) "6:13")
  ;; Completion.
  (test-go 10 40)
  (re-search-forward "tokn}}")
  (insert " {{.secret.g")
  (completion-at-point)
  (test-expect "completion" (nth 9 (test-text))
               "      headers: {Team: \"😀 {{.secret.gh}}\", Authorization: \"{{.secret.api_tokn}} {{.secret.gh}}\"}")
  (set-buffer-modified-p nil)
  ;; Another mode has a server of its own; what is elsewhere has none.
  (test-open "requests/weekly.json")
  (test-expect "diagnostics in JSON" (mapcar (lambda (line) (car (split-string line "\n"))) (test-diagnostics 2))
               '("4:13-4:18 eglot-warning terlint [coerced-boolean]: `stream` is taken as true"
                 "5:50-5:54 eglot-error terlint [string-type]: Input should be a valid string"))
  (test-open "../elsewhere/notes.yaml")
  (test-expect "elsewhere" (list (symbol-name major-mode) (eglot-current-server) (project-current)) '("yaml-mode" nil nil))
  (eglot-shutdown-all))

(defun test-flymake ()
  (add-hook 'find-file-hook #'terlint-flymake-setup)
  (test-open "requests/nightly.yaml")
  (flymake-start)
  (test-expect "diagnostics" (test-diagnostics 5) (test-faulty ":error" ":note"))
  (test-go 5 20)
  (delete-char 4)
  (insert "\"8080\"")
  (flymake-start)
  (test-expect "diagnostics after a change" (length (test-diagnostics 4)) 4)
  (set-buffer-modified-p nil)
  (test-open "notes.yaml")
  (test-expect "no request" (list (symbol-name major-mode) flymake-mode) '("yaml-mode" nil)))

(defun test-flycheck ()
  (require 'flycheck)
  (terlint-flycheck-setup)
  (global-flycheck-mode 1)
  (test-open "requests/nightly.yaml")
  (flycheck-mode 1)
  (flycheck-buffer)
  (test-wait (lambda () (= (length flycheck-current-errors) 5)))
  (test-expect "diagnostics"
               (mapcar (lambda (found)
                         (format "%d:%d-%d:%d %s %s [%s]" (flycheck-error-line found) (flycheck-error-column found)
                                 (flycheck-error-end-line found) (flycheck-error-end-column found)
                                 (flycheck-error-level found) (flycheck-error-message found) (flycheck-error-id found)))
                       (sort flycheck-current-errors (lambda (a b) (< (flycheck-error-line a) (flycheck-error-line b)))))
               (test-faulty "error" "info"))
  (test-open "notes.yaml")
  (flycheck-mode 1)
  (test-expect "no request" (eq (flycheck-get-checker-for-buffer) 'terlint) nil))

(defun test-missing ()
  (add-hook 'find-file-hook #'terlint-flymake-setup)
  (add-hook 'find-file-hook #'terlint-eglot-ensure)
  (test-open "notes.yaml")
  (test-open "requests/nightly.yaml")
  (test-open "requests/weekly.json")
  (test-expect "messages" (seq-filter (lambda (said) (string-match-p "terlint" said)) test-messages)
               '("terlint: there is no program terlint; requests are not checked")))

(condition-case problem
    (funcall (intern (concat "test-" (getenv "TEST"))))
  (error (test-expect "an error" (format "%S" problem) "")))
(kill-emacs)
