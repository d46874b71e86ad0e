import { answersHostileInput } from "@/tests/integration/policy/hostile-input";

answersHostileInput(0, 3);
