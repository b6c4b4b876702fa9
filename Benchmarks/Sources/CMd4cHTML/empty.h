// Nothing is declared here: this header exists so that the module links md4c's writer of HTML.
